package press.stet.ops;

import ch.qos.logback.classic.LoggerContext;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import press.stet.postgres.Options;

/** The application on its database. */
final class Program implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Runnable afterwards;

    private Program(ConfigurableApplicationContext context, Runnable afterwards) {
        this.context = context;
        this.afterwards = afterwards;
    }

    /**
     * All of it: site, desk and workers.
     *
     * @param database stays the caller's to close, after this
     */
    static Program serve(Class<?> application, Settings settings, Database database) {
        Map<String, Object> ports =
                Map.of("stet.site-port", settings.sitePort(), "stet.desk-port", settings.deskPort());
        return new Program(start(application, settings, database, WebApplicationType.SERVLET, ports), () -> {});
    }

    /**
     * Only what one command asks for, without web and without workers: jobs that it leaves in the queue are done by the running
     * program, now or when it starts next.
     */
    static Program forCommand(Class<?> application, Settings settings) {
        Premises.mustBeWritable(settings.data());
        Database database = Database.open(settings, Options.Exit.BY_SHUTDOWN_HOOK);
        Map<String, Object> little = Map.of(
                "stet.worker", "false",
                "spring.datasource.hikari.maximum-pool-size", "4");
        try {
            return new Program(
                    start(application, settings, database, WebApplicationType.NONE, little), database::close);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static ConfigurableApplicationContext start(
            Class<?> application,
            Settings settings,
            Database database,
            WebApplicationType web,
            Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("stet.data", settings.data().toString());
        properties.putAll(more);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
                .web(web)
                .profiles("run")
                .registerShutdownHook(false)
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
        muteTheLogAboutItself();
        return context;
    }

    /** When its file cannot be written (a full disk), the log would fill the screen with traces about itself. */
    private static void muteTheLogAboutItself() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            log.getStatusManager().getCopyOfStatusListenerList().forEach(log.getStatusManager()::remove);
        }
    }

    /** A part of the application by its type. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        afterwards.run();
    }
}
