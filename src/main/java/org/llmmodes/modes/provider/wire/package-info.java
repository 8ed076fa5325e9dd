/** What goes over the wire to a provider: LangChain4j for the protocols, our own HTTP underneath. The only package that knows LangChain4j. */
@NullMarked
package org.llmmodes.modes.provider.wire;

import org.jspecify.annotations.NullMarked;
