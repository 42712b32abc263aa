"""The program that draws the demo shop's pictures, as isometric vectors made of parts."""
