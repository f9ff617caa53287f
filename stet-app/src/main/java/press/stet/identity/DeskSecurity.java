package press.stet.identity;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.ott.OneTimeTokenAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;

/**
 * How the desk is locked: everything needs a signed-in colleague but the sign-in pages and the desk's own static files. The
 * site's connector is answered before this chain and never comes here.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class DeskSecurity {

    /** Nothing but the desk's own files; styles set by the editor's script go through the object model, which this allows. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self';"
                    + " font-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String NO_DEVICES =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self),"
                    + " publickey-credentials-create=(self)";

    @Bean
    SecurityFilterChain deskChain(
            HttpSecurity http,
            OneTimeLinks links,
            UserDetailsService accounts,
            AuthenticationEventPublisher events,
            Clock clock) {
        OneTimeTokenAuthenticationFilter linkFilter = linkFilter(links, accounts, events);
        http.authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/sign-in", "/sign-in/**", "/login/webauthn", "/webauthn/authenticate/options")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/desk/**", "/favicon.ico")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                // A page that was open before its writer signed in again must still be able to save.
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens())
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .webAuthn(passkeys ->
                        passkeys.disableDefaultRegistrationPage(true).withObjectPostProcessor(freshSession(http)))
                .addFilterBefore(linkFilter, BasicAuthenticationFilter.class)
                .addFilterAfter(new SignInLimit(clock), SecurityContextHolderFilter.class)
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .exceptionHandling(answers ->
                        answers.authenticationEntryPoint(new SignedOutAnswer()).accessDeniedHandler(refusedPage()))
                .headers(DeskSecurity::headers);
        SecurityFilterChain chain = http.build();
        linkFilter.setSessionAuthenticationStrategy(http.getSharedObject(SessionAuthenticationStrategy.class));
        return chain;
    }

    private static OneTimeTokenAuthenticationFilter linkFilter(
            OneTimeLinks links, UserDetailsService accounts, AuthenticationEventPublisher events) {
        ProviderManager manager =
                new ProviderManager(List.of(new OneTimeTokenAuthenticationProvider(new LinkTokens(links), accounts)));
        manager.setAuthenticationEventPublisher(events);
        OneTimeTokenAuthenticationFilter filter = new OneTimeTokenAuthenticationFilter();
        filter.setRequiresAuthenticationRequestMatcher(
                PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/sign-in"));
        filter.setAuthenticationManager(manager);
        filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        filter.setAuthenticationSuccessHandler(new SimpleUrlAuthenticationSuccessHandler("/welcome"));
        filter.setAuthenticationFailureHandler(new SimpleUrlAuthenticationFailureHandler("/sign-in?spent"));
        return filter;
    }

    /** The session gets a new id at sign-in by passkey too, so that one planted before is worth nothing. */
    private static ObjectPostProcessor<WebAuthnAuthenticationFilter> freshSession(HttpSecurity http) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends WebAuthnAuthenticationFilter> O postProcess(O filter) {
                filter.setSessionAuthenticationStrategy(http.getSharedObject(SessionAuthenticationStrategy.class));
                return filter;
            }
        };
    }

    private static CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("stet-form");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        return tokens;
    }

    private static AccessDeniedHandlerImpl refusedPage() {
        AccessDeniedHandlerImpl refused = new AccessDeniedHandlerImpl();
        refused.setErrorPage("/refused");
        return refused;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(permissions -> permissions.policy(NO_DEVICES))
                // frame-ancestors says it, and the preview may stand in a frame of the desk itself
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
    }

    /** Spring Security's view of an account: the staff id as user name; what somebody may do is asked of {@link StaffMember}. */
    @Bean
    UserDetailsService staffAccounts(Staff staff) {
        return id -> staff.find(StaffId.of(id))
                .filter(StaffMember::active)
                .map(member -> User.withUsername(member.id().toString())
                        .password("{noop}")
                        .authorities(List.of())
                        .build())
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(id));
    }

    @Bean
    SameOriginRelyingParty relyingParty(StaffEntities entities, PasskeyRows passkeys, Staff staff) {
        return new SameOriginRelyingParty(entities, passkeys, staff);
    }

    @Bean
    StaffEntities staffEntities() {
        return new StaffEntities();
    }

    @Bean
    PasskeyRows passkeyRows(JdbcClient jdbc) {
        return new PasskeyRows(jdbc);
    }

    @Bean
    SignInDays signInDays(Staff staff) {
        return new SignInDays(staff);
    }

    /** Notes on which day somebody last signed in. */
    static class SignInDays {

        private final Staff staff;

        SignInDays(Staff staff) {
            this.staff = staff;
        }

        @EventListener
        void signedIn(AuthenticationSuccessEvent event) {
            staff.seen(StaffId.of(event.getAuthentication().getName()));
        }
    }
}
