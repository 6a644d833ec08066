"""Working days: the table over chinese-calendar and imported calendars, publicity windows, deadlines.

The modules on the way of `zjai publicity` use no dataclasses, typing or regular expressions: loading
those would cost more than the whole answer.
"""
