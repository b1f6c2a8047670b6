package org.cognitoee.userpool;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** What is logged, from the creation of this to its end, at every level of the loggers that are named. */
final class LogRecords extends Handler implements AutoCloseable {

    private final Logger root = Logger.getLogger("");
    private final Map<Logger, @Nullable Level> before = new LinkedHashMap<>();
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    LogRecords(String... loggers) {
        setLevel(Level.ALL);
        for (String name : loggers) {
            Logger logger = Logger.getLogger(name);
            before.put(logger, logger.getLevel());
            logger.setLevel(Level.ALL);
        }
        root.addHandler(this);
    }

    /** Each record in full: who, how loud, the message as it is and as it reads, its parameters, its throwable. */
    List<String> texts() {
        SimpleFormatter formatter = new SimpleFormatter();
        return records.stream()
                .map(record -> record.getLoggerName()
                        + ' '
                        + record.getLevel()
                        + ' '
                        + record.getMessage()
                        + ' '
                        + formatter.formatMessage(record)
                        + ' '
                        + Arrays.toString(record.getParameters())
                        + ' '
                        + stackTrace(record.getThrown()))
                .toList();
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        before.forEach(Logger::setLevel);
    }

    private static String stackTrace(@Nullable Throwable thrown) {
        StringWriter text = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }
}
