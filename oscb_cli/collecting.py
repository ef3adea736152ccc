"""When Python looks for objects that hold each other, and so keep each other alive: rare here, and to look takes time.

While the program starts it makes a hundred thousand objects that stay; to go through them again and again makes a cold
draft and a check of many reports 5 to 7 % slower.
"""

import gc


def seldom() -> None:
    """Look seldom: while everything is imported."""
    gc.set_threshold(200_000, 20, 50)


def from_now_on() -> None:
    """Look from now on, so that memory stays flat over many reports; what is there already is not looked at."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
