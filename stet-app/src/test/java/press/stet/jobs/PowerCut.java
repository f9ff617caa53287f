package press.stet.jobs;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** Stops whatever runs at the moment it publishes an event of one kind, once. */
public final class PowerCut implements ApplicationListener<ApplicationEvent>, AutoCloseable {

    /** What a job that was stopped half-way dies of. */
    public static final class Dark extends RuntimeException {}

    private final ConfigurableApplicationContext context;
    private final Class<?> event;

    private PowerCut(ConfigurableApplicationContext context, Class<?> event) {
        this.context = context;
        this.event = event;
    }

    public static PowerCut at(Class<?> event, ConfigurableApplicationContext context) {
        PowerCut cut = new PowerCut(context, event);
        context.addApplicationListener(cut);
        return cut;
    }

    @Override
    public void onApplicationEvent(ApplicationEvent published) {
        if (published instanceof PayloadApplicationEvent<?> payload && event.isInstance(payload.getPayload())) {
            close();
            throw new Dark();
        }
    }

    @Override
    public void close() {
        context.removeApplicationListener(this);
    }
}
