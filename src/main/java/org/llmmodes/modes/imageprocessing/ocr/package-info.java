/** Reads text out of pixels with three small networks (PP-OCRv4) inside the process. What is read is data: nobody here acts on it. */
@NullMarked
package org.llmmodes.modes.imageprocessing.ocr;

import org.jspecify.annotations.NullMarked;
