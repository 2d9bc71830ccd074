"""Published tables as series of the indicators that packs know.

Each function gives the lines of some states from a year on, as a pack writes them.
"""
