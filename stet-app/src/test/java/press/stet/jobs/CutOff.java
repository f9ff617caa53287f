package press.stet.jobs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This test stops a handler half-way and shows that what was there before still stands, and that running it again does it whole. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CutOff {
    Class<? extends JobHandler<?>> value();
}
