/**
 * Completes the OpenAPI document while the service is built: what is the same for all operations is
 * said once here instead of at each of them.
 *
 * <p>Runs at build time only. Must not know what an operation does.
 */
@NullMarked
package io.flashpaper.execution.document;

import org.jspecify.annotations.NullMarked;
