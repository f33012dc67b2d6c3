# @title Keep progress, data and your own copies of the notebooks on Google Drive? { display-mode: "form" }
KEEP_ON_DRIVE = False  # @param {type: "boolean"}

if KEEP_ON_DRIVE:
    from IPython.display import display

    from course.keeping import on_drive

    display(on_drive.keep())
