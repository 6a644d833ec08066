"""One year's notice: its data, its reader and writer, its checks before handing in."""
