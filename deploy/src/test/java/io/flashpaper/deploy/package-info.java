// SPDX-License-Identifier: Apache-2.0
/** What is deployed, held to what the code and the platforms say. */
@NullMarked
package io.flashpaper.deploy;

import org.jspecify.annotations.NullMarked;
