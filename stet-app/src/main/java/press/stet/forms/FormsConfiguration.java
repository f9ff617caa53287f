package press.stet.forms;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import press.stet.delivery.FormDoor;

/** How readers' forms get in: nobody signs in, nothing is remembered, and no way leads from here to the desk. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class FormsConfiguration implements WebMvcConfigurer {

    /** The page's own policy, in its head, names its styles by hash; both hold. */
    private static final String CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    FormDoor formDoor() {
        return path -> true;
    }

    @Bean
    FilterRegistrationBean<DoorFilter> doorFilter() {
        FilterRegistrationBean<DoorFilter> filter = new FilterRegistrationBean<>(new DoorFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    @Order(0)
    SecurityFilterChain formsChain(HttpSecurity http) {
        return http.securityMatcher(DoorFilter::cameThrough)
                .authorizeHttpRequests(paths -> paths.requestMatchers(FormDoor.PREFIX + "**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new SameOrigin()).addPathPatterns(FormDoor.PREFIX + "**");
    }
}
