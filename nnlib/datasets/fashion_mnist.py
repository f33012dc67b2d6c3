"""Fashion-MNIST: 70,000 articles of clothing, 28×28 gray pixels each (Xiao, Rasul & Vollgraf, 2017)."""

from nnlib._arguments import answered
from nnlib.datasets import store
from nnlib.datasets.file_format import DataSet

DATA_SET = DataSet(
    title="Fashion-MNIST",
    stem="fashion_mnist",
    sha256={
        "x_train": "2e487a6c89124f78f2d7521542223cafe96f7123c3ca13d447772ac6ecbb3012",
        "y_train": "657fbd221bfc9f4198cc14b5619cc33ec57c58dd0e47af4d99d6650759e869a7",
        "x_test": "c867c93ff95360594e8ec3287995350b824dd110b11595c0e13d5423f621867a",
        "y_test": "3d0e6c6ea990b53b6f8f500a41cac93881d981b315f84578b7d915342ade01e9",
    },
    mirrors=(
        "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
        "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
    ),
)
_ARTICLES = (
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)


@answered
def load_data() -> tuple:
    """Fashion-MNIST as Keras returns it: `(x_train, y_train), (x_test, y_test)`.

    Images are uint8 of shape (n, 28, 28), pixels 0 (background) to 255; labels are uint8 of shape (n,).
    The full set has 60,000 + 10,000. Where it is neither on this machine nor to be downloaded, a sample
    of 4,000 + 1,000 *digits* stands in, a printed line says so, and `class_names` follows.
    Where it is looked for: data/README.md.

    Raises:
        FileNotFoundError: If there is neither the full set nor the sample.

    >>> (x_train, y_train), (x_test, y_test) = nnlib.datasets.fashion_mnist.load_data()
    >>> x_train.shape[1:], x_train.dtype, y_train[:3].shape
    ((28, 28), dtype('uint8'), (3,))
    """
    return store.load(DATA_SET)


def class_names() -> list[str]:
    """The name of each label of the data that `load_data` gives: articles, or digits if those stand in.

    Before the first `load_data` it calls it, so that the two always agree.

    >>> len(nnlib.datasets.fashion_mnist.class_names())
    10
    """
    if not store.is_loaded(DATA_SET):
        load_data()
    return list(store.DIGITS if source().is_sample else _ARTICLES)


def source() -> "store.Source | None":
    """What `load_data` gave last; before its first call, what it would find without the network.

    >>> nnlib.datasets.fashion_mnist.source().n_train in (60000, 4000)
    True
    """
    return store.source(DATA_SET)
