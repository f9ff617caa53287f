package press.stet.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.CacheControl;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import press.stet.identity.StaffMember;

/** Hands every page who is signed in, and the desk's own files to the browser. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration implements WebMvcConfigurer {

    private final Accounts accounts;

    DeskConfiguration(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/desk/**")
                .addResourceLocations("classpath:/static/desk/")
                // asked for again each time, answered with 304: an upgrade is seen at once and a slow line is spared
                .setCacheControl(
                        CacheControl.maxAge(Duration.ZERO).mustRevalidate().cachePrivate());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SignedInColleague());
    }

    private class SignedInColleague implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(StaffMember.class);
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
            return Optional.ofNullable(servletRequest)
                    .flatMap(accounts::signedIn)
                    .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("signed out"));
        }
    }
}
