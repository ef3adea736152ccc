"""From files to reports. What cannot be parsed is an error; what does not validate is told, and the rest is read."""
