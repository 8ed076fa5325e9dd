/** The mode that answers a question with questions like it, by grammar, a question bank and sentence embeddings; offline. */
@NullMarked
package org.llmmodes.modes.similarquestions;

import org.jspecify.annotations.NullMarked;
