"""SQL over plans: a question judged before anything is read, answered within limits, told as rows."""
