"""MNIST: 70,000 handwritten digits, 28×28 gray pixels each (LeCun, Cortes & Burges, 1998)."""

from nnlib._arguments import answered
from nnlib.datasets import store
from nnlib.datasets.file_format import DataSet

DATA_SET = DataSet(
    title="MNIST",
    stem="mnist",
    sha256={
        "x_train": "741c988805d008ac6e4c904b69001ba184c24b2c540a4ef403f4c71b676cf757",
        "y_train": "1feba77c54802fa5339a11837ea4b2866434b83314ec45192930f1df69120c13",
        "x_test": "6d87418db22cc8025d05968bec9bd5c3932904b23485740db143a061a2c9d161",
        "y_test": "ddeff807876a9661a1110d45c266c86239a3a1b7d37da0c3716a7a683c852ff5",
    },
    mirrors=(
        "https://storage.googleapis.com/tensorflow/tf-keras-datasets/mnist.npz",
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ),
)


@answered
def load_data() -> tuple:
    """MNIST as Keras returns it: `(x_train, y_train), (x_test, y_test)`.

    Images are uint8 of shape (n, 28, 28), pixels 0 (paper) to 255 (ink); labels are uint8 of shape (n,).
    The full set has 60,000 + 10,000. Where it is neither on this machine nor to be downloaded, a sample
    of 4,000 + 1,000 stands in, and a printed line says so. Where it is looked for: data/README.md.

    Raises:
        FileNotFoundError: If there is neither the full set nor the sample.

    >>> (x_train, y_train), (x_test, y_test) = nnlib.datasets.mnist.load_data()
    >>> x_train.shape[1:], x_train.dtype, y_train[:3].shape
    ((28, 28), dtype('uint8'), (3,))
    """
    return store.load(DATA_SET)


def class_names() -> list[str]:
    """The name of each label: "0" to "9".

    >>> len(nnlib.datasets.mnist.class_names())
    10
    """
    return list(store.DIGITS)


def source() -> "store.Source | None":
    """What `load_data` gave last; before its first call, what it would find without the network.

    >>> nnlib.datasets.mnist.source().n_train in (60000, 4000)
    True
    """
    return store.source(DATA_SET)
