"""Reports: results written as text or JSON, one module for each format. They compute nothing."""
