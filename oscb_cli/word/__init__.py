"""Word files as packages (ISO/IEC 29500-2): opening one that anybody made, and knowing oscb's own."""
