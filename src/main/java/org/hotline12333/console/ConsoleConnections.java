package org.hotline12333.console;

import java.net.InetAddress;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.catalina.valves.RemoteCIDRValve;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.tomcat.websocket.server.WsSci;
import org.hotline12333.webphone.WebphoneDoor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a connection may cost that nobody reads. */
@Configuration(proxyBeanMethods = false)
class ConsoleConnections {
    /**
     * The system would keep some megabytes of an answer for each on the loopback address, and all
     * streams together have hundreds of them.
     */
    private static final int UNREAD_BYTES_MAX = 64 * 1024;

    /** A form that stops coming holds one of the few threads that pages have. */
    private static final Duration FORM_PAUSE_MAX = Duration.ofSeconds(2);

    /**
     * Whom a proxy comes for is believed of that one alone, and nobody else is let in but whoever
     * is on this machine.
     */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> proxy(ConsoleDoor door) {
        return tomcat ->
                door.proxy()
                        .ifPresent(proxy -> {
                            RemoteCIDRValve let = new RemoteCIDRValve();
                            let.setAllow("127.0.0.1,::1," + proxy);
                            RemoteIpValve believed = new RemoteIpValve();
                            believed.setInternalProxies(
                                    Pattern.quote(InetAddress.ofLiteral(proxy).getHostAddress()));
                            believed.setProtocolHeader("X-Forwarded-Proto");
                            tomcat.addEngineValves(let, believed);
                        });
    }

    /** WebSockets, for the telephone that calls through Asterisk alone. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> sockets(WebphoneDoor webphone) {
        return tomcat ->
                webphone.door()
                        .ifPresent(_ ->
                                tomcat.addContextCustomizers(context ->
                                        context.addServletContainerInitializer(new WsSci(), null)));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bounds() {
        return tomcat ->
                tomcat.addConnectorCustomizers(connector -> {
                    connector.setProperty("socket.txBufSize", Integer.toString(UNREAD_BYTES_MAX));
                    connector.setProperty("disableUploadTimeout", "false");
                    connector.setProperty(
                            "connectionUploadTimeout", Long.toString(FORM_PAUSE_MAX.toMillis()));
                });
    }
}
