# import of a string.
import "math"
