// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a parameters record. The host binds the kebab-case name of the
 * component ({@code minMomentum} &harr; {@code min-momentum}) and refuses unknown, missing,
 * ill-typed and out-of-range values by name.
 *
 * <p>Component types: {@code long}, {@code int}, {@code boolean}, {@code String}, {@link
 * java.time.Duration}, {@link java.math.BigDecimal}, {@link io.flashpaper.model.Price}, {@link
 * io.flashpaper.model.Money}, {@link io.flashpaper.model.Quantity} and enums; and records of such
 * components, which are not annotated themselves and whose components are named by path ({@code
 * model.min-edge}). Durations are written {@code 60s}, {@code 500ms} or {@code 5m}; prices, money
 * and quantities as decimals.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {
  /** What it does, in a sentence. */
  String doc();

  /** The unit for people, such as {@code ppm}; empty where the type says it. */
  String unit() default "";

  /** The value where the configuration is silent, written as in the configuration. */
  String defaultValue();

  /** The least allowed value, written as in the configuration; empty for none. */
  String min() default "";

  /** The greatest allowed value, written as in the configuration; empty for none. */
  String max() default "";
}
