"""The workbook: a workspace's records as sheets that people edit elsewhere, and their changes.

`layout` reads the sheets and their columns from the types of the records, `rows` turns records into rows,
`cells` turns values into cells and back, `write` and `read` handle the file, `compare` compares the three
sides.
"""
