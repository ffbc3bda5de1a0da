// SPDX-License-Identifier: Apache-2.0
/** The service's settings, one interface per concern, and the world clock made from them. */
@NullMarked
package io.flashpaper.feed.config;

import org.jspecify.annotations.NullMarked;
