package org.llmmodes.container;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Passes calls on to a connection or a statement and counts executions per thread. A statement that is run is one, whether the server had it
 * prepared already or not. The counts lie among the system properties, in JDK types: the driver and the application have different class
 * loaders and share nothing else.
 */
final class CountedCalls implements InvocationHandler {

    private static final String COUNTS = "llmmodes.statements";

    private final Object target;

    private CountedCalls(Object target) {
        this.target = target;
    }

    static <T> T of(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader() == null ? CountedCalls.class.getClassLoader() : type.getClassLoader(),
                new Class<?>[] {type},
                new CountedCalls(target)));
    }

    /** How many statements the calling thread has executed so far. */
    static long ofThisThread() {
        return counts().computeIfAbsent(Thread.currentThread().getId(), id -> new AtomicLong())
                .get();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (target instanceof Statement && method.getName().startsWith("execute")) {
            counts().computeIfAbsent(Thread.currentThread().getId(), id -> new AtomicLong())
                    .incrementAndGet();
        }
        Object result;
        try {
            result = method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        return switch (method.getName()) {
            case "createStatement" -> of(Statement.class, result);
            case "prepareStatement" -> of(PreparedStatement.class, result);
            case "prepareCall" -> of(CallableStatement.class, result);
            case "getConnection" -> of(Connection.class, result);
            default -> result;
        };
    }

    @SuppressWarnings("unchecked")
    private static ConcurrentMap<Long, AtomicLong> counts() {
        return (ConcurrentMap<Long, AtomicLong>)
                System.getProperties().computeIfAbsent(COUNTS, name -> new ConcurrentHashMap<Long, AtomicLong>());
    }
}
