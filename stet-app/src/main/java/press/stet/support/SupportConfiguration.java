package press.stet.support;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of this room together; those that know no database are plain classes. */
@Configuration(proxyBeanMethods = false)
class SupportConfiguration {

    @Bean
    Looking looking(Books books, Rails rails, Interlock interlock, Clock clock) {
        return new Looking(books, rails, interlock::blocks, clock);
    }

    @Bean
    Ordering ordering(Books books, Rails rails, Looking looking, Clock clock, SupportHouse house) {
        return new Ordering(books, rails, looking, clock, () -> house.settings().statement());
    }

    @Bean
    Attempts attempts(Books books, Rails rails, Ordering ordering, Interlock interlock, Clock clock) {
        return new Attempts(books, rails, ordering, interlock::blocks, interlock::countStopped, clock);
    }
}
