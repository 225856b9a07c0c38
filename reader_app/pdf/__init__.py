"""What is inside a PDF: text with boxes, outline, links, annotations, and what it says of the paper."""
