"""Data to records: pydantic judges the shape, its errors become our codes and sentences, faulty nodes are pruned."""
