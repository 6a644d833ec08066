"""zjai-tui: 浙江省人工智能专业高级工程师申报自评工具.

Importing the package loads neither textual nor rich.
"""

VERSION = "0.1.0"  # a constant: importlib.metadata would cost tens of milliseconds at every start
