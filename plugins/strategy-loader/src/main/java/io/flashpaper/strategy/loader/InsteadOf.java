// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Metered code calls the annotated method instead of the one of the same name in this class, with
 * the same arguments; an instance method's object comes first.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface InsteadOf {
  Class<?> value();
}
