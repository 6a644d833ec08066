"""The publicity screen without its widgets: what is asked of the working days, and how the answer is said."""
