// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes down what somebody can compile against: a line for each public or protected type, record
 * component, constant, field, constructor and method, in an order that depends on names alone.
 *
 * <p>What follows from a line is left out: a record's accessors and its constructor from its
 * components, an enum's {@code values()} from its constants, what everything has from {@link
 * Object}. So are the messages of the tape and of the signals that no strategy is ever handed.
 */
final class ApiListing {
  private static final Set<Class<?>> MESSAGES = Set.of(TapeEvent.class, SignalMessage.class);
  private static final Set<Class<?>> HANDED_TO_STRATEGIES =
      Set.of(IndexTick.class, PublicTrade.class, FlashCrash.class);
  private static final List<String> EVERYTHING_HAS = List.of("equals", "hashCode", "toString");

  private final List<String> lines = new ArrayList<>();

  private ApiListing() {}

  /** The lines for the packages of these types, in this order. */
  static List<String> of(Class<?>... onePerPackage) {
    ApiListing listing = new ApiListing();
    for (Class<?> one : onePerPackage) {
      if (!listing.lines.isEmpty()) {
        listing.lines.add("");
      }
      listing.lines.add("package " + one.getPackageName());
      PublicTypes.besides(one).forEach(listing::type);
    }
    return List.copyOf(listing.lines);
  }

  private void type(Class<?> type) {
    String name = name(type);
    lines.add(declaration(type));
    if (type.isEnum()) {
      Stream.of(type.getEnumConstants()).forEach(c -> lines.add(name + "." + c));
    }
    visible(type.getDeclaredFields()).map(field -> field(name, field)).forEach(lines::add);
    if (!type.isRecord()) {
      sorted(visible(type.getDeclaredConstructors()).map(c -> constructor(name, c)));
    }
    sorted(
        visible(type.getDeclaredMethods())
            .filter(method -> !follows(type, method))
            .map(method -> method(name, method)));
    visible(type.getDeclaredClasses())
        .filter(nested -> !MESSAGES.contains(type) || HANDED_TO_STRATEGIES.contains(nested))
        .sorted(Comparator.comparing(Class::getName))
        .forEach(this::type);
  }

  private void sorted(Stream<String> found) {
    found.sorted().forEach(lines::add);
  }

  private static String declaration(Class<?> type) {
    StringBuilder line = new StringBuilder(kind(type)).append(' ').append(name(type));
    line.append(variables(type.getTypeParameters()));
    if (type.isRecord()) {
      line.append(
          Arrays.stream(type.getRecordComponents())
              .map(c -> text(c.getGenericType()) + " " + c.getName())
              .collect(Collectors.joining(", ", "(", ")")));
    }
    Type parent = type.getGenericSuperclass();
    if (parent != null && !type.isRecord() && !type.isEnum() && parent != Object.class) {
      line.append(" extends ").append(text(parent));
    }
    line.append(list(" implements ", type.getGenericInterfaces()));
    if (type.isSealed() && !MESSAGES.contains(type)) {
      Type[] permitted = type.getPermittedSubclasses();
      Arrays.sort(permitted, Comparator.comparing(Type::getTypeName));
      line.append(list(" permits ", permitted));
    }
    return line.toString();
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "annotation";
    }
    if (type.isInterface()) {
      return type.isSealed() ? "sealed interface" : "interface";
    }
    if (type.isRecord()) {
      return "record";
    }
    if (type.isEnum()) {
      return "enum";
    }
    return Modifier.toString(type.getModifiers() & (Modifier.ABSTRACT | Modifier.FINAL))
        .concat(" class")
        .strip();
  }

  /** A constant with its value: compilers copy it into whoever uses it. */
  private static String field(String type, Field field) {
    String line = "%s.%s: %s".formatted(type, field.getName(), text(field.getGenericType()));
    boolean copied = field.getType().isPrimitive() || field.getType() == String.class;
    try {
      return copied && Modifier.isStatic(field.getModifiers())
          ? line + " = " + field.get(null)
          : line;
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String constructor(String type, Constructor<?> constructor) {
    return "%snew %s%s".formatted(open(constructor), type, parameters(constructor));
  }

  private static String method(String type, Method method) {
    String must = Modifier.isAbstract(method.getModifiers()) ? "abstract " : "";
    String how = method.isDefault() ? "default " : must;
    String fixed = Modifier.isStatic(method.getModifiers()) ? "static " : how;
    Object value = method.getDefaultValue();
    return "%s.%s%s%s%s: %s%s"
        .formatted(
            type,
            method.getName(),
            variables(method.getTypeParameters()),
            parameters(method),
            list(" throws ", method.getGenericExceptionTypes()),
            open(method) + fixed + text(method.getGenericReturnType()),
            value == null ? "" : " = \"" + value + '"');
  }

  private static String open(Member member) {
    return Modifier.isProtected(member.getModifiers()) ? "protected " : "";
  }

  private static String parameters(Executable executable) {
    return Arrays.stream(executable.getGenericParameterTypes())
        .map(ApiListing::text)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String variables(TypeVariable<?>[] variables) {
    return variables.length == 0
        ? ""
        : Arrays.stream(variables)
            .map(v -> v.getName() + list(" extends ", v.getBounds()).replace(" extends Object", ""))
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private static String list(String before, Type[] types) {
    return types.length == 0
        ? ""
        : Arrays.stream(types).map(ApiListing::text).collect(Collectors.joining(", ", before, ""));
  }

  private static <T> Stream<T> visible(T[] declared) {
    return Arrays.stream(declared).filter(ApiListing::isVisible);
  }

  private static boolean isVisible(Object declared) {
    return switch (declared) {
      case Class<?> type -> isVisible(type.getModifiers());
      case Field field when field.isEnumConstant() -> false;
      case Member member -> isVisible(member.getModifiers()) && !member.isSynthetic();
      default -> throw new IllegalArgumentException("not a declaration: " + declared);
    };
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static boolean follows(Class<?> type, Method method) {
    if (EVERYTHING_HAS.contains(method.getName())) {
      return true;
    }
    if (type.isEnum()) {
      return method.getName().equals("values") || method.getName().equals("valueOf");
    }
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents())
            .anyMatch(component -> method.equals(component.getAccessor()));
  }

  private static String name(Class<?> type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }

  /** A type by its simple name: which package it is from says the listing itself. */
  private static String text(Type type) {
    return type.getTypeName().replaceAll("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])", "").replace('$', '.');
  }
}
