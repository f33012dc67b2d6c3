"""`python -m nnlib.datasets download`: fill a folder with the data sets, for a room without a network."""

import argparse
import sys
from pathlib import Path

from nnlib.datasets import fashion_mnist, mnist, store
from nnlib.datasets.download import DownloadFailed, Limits, download

PATIENT = Limits(total=3600.0)  # a user who asks for the download can wait, and can interrupt it


def main(arguments=None, data_sets=(mnist.DATA_SET, fashion_mnist.DATA_SET)) -> int:
    """Run the command; returns the exit code, 0 if all the data sets are there at the end."""
    parser = argparse.ArgumentParser(prog="python -m nnlib.datasets")
    commands = parser.add_subparsers(required=True, metavar="download")
    command = commands.add_parser("download", help="fill a folder with MNIST and Fashion-MNIST")
    command.add_argument(
        "--to",
        metavar="FOLDER",
        type=Path,
        help="default: data/ of the checkout, or the cache folder of the user if that is read-only",
    )
    to = parser.parse_args(arguments).to
    choices = [to.expanduser()] if to else [store.checkout_data(), store.user_cache()]
    missing = [data_set for data_set in data_sets if not _fill(data_set, [c for c in choices if c])]
    if to and not missing:
        print(f"Notebooks find it if NNLIB_DATA is set to {to.expanduser().resolve()}")
    return 1 if missing else 0


def _fill(data_set, choices):
    """Put the data set into the first of the folders that can be written to; True if it is there then."""
    arrays = None
    for folder in choices:
        there, where = store.look_in(data_set, folder)
        if there is not None:
            print(f"{data_set.title}: already there, {where}")
            return True
        if arrays is None:
            arrays, _ = store.find(data_set)
        if arrays is None:
            try:
                arrays = download(data_set, PATIENT)
            except DownloadFailed as error:
                print(f"{data_set.title}: cannot be downloaded ({error}).", file=sys.stderr)
                return False
        try:
            print(f"{data_set.title}: stored in {store.keep(data_set, arrays, folder)}")
            return True
        except OSError as error:
            print(f"{data_set.title}: {folder} cannot be written to ({error}).", file=sys.stderr)
    return False


if __name__ == "__main__":
    sys.exit(main())
