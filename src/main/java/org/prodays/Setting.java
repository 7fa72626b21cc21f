package org.prodays;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One setting: its name such as {@code prodays.people.link-lasts}, the type of its value, its default where it has one. */
record Setting(String name, Class<?> type, Optional<String> byDefault) {

    /** The settings that a {@link ConfigMapping} interface declares, those of its groups included. */
    static List<Setting> of(Class<?> settings) {
        return of(settings.getAnnotation(ConfigMapping.class).prefix(), settings);
    }

    private static List<Setting> of(String prefix, Class<?> settings) {
        var found = new ArrayList<Setting>();
        for (var method : settings.getDeclaredMethods()) {
            var name = method.isAnnotationPresent(WithParentName.class) ? prefix : prefix + "." + name(method);
            if (method.getReturnType().isInterface() && method.getReturnType().isMemberClass()) {
                found.addAll(of(name, method.getReturnType()));
            } else if (!method.isSynthetic()) {
                var byDefault = Optional.ofNullable(method.getAnnotation(WithDefault.class));
                found.add(new Setting(name, type(method), byDefault.map(WithDefault::value)));
            }
        }
        return found;
    }

    /** The environment variable that sets it. */
    String variable() {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** What it takes, as the end of a sentence. */
    String takes() {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(one -> one.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" or "));
        }
        if (type == int.class || type == long.class || type == Integer.class) {
            return "a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == Duration.class) {
            return "a duration such as 30s, 15M or 14D";
        }
        if (type == URI.class) {
            return "an address such as https://days.example.org";
        }
        return type == Path.class ? "a path" : "a text";
    }

    private static String name(Method method) {
        var given = method.getAnnotation(WithName.class);
        return given == null ? StringUtil.skewer(method.getName()) : given.value();
    }

    private static Class<?> type(Method method) {
        if (method.getGenericReturnType() instanceof ParameterizedType many
                && many.getActualTypeArguments()[0] instanceof Class<?> one) {
            return one;
        }
        return method.getReturnType();
    }
}
