/** The API's documentation as pages: OpenAPI document, Swagger UI, Redoc, problem types. */
@NullMarked
package org.llmmodes.docs.boundary;

import org.jspecify.annotations.NullMarked;
