package org.hotline12333;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.insurance.RecordStore;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Answers calls until the process is told to end. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Answers calls.")
final class ServeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    private final Map<String, String> environment;

    ServeCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        Variables.checkSpelling(environment);
        SpringApplication application = new SpringApplication(HotlineApplication.class);
        application.setDefaultProperties(Map.copyOf(environment));
        application.setRegisterShutdownHook(false);
        ConfigurableApplicationContext hotline = application.run();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(hotline)));
        spec.commandLine().getOut().println(ready(hotline));
        spec.commandLine().getOut().flush();
        new CountDownLatch(1).await();
        return 0;
    }

    /** To be told to end is no failure: exit status 0, where the JVM would say 143. */
    private static void end(ConfigurableApplicationContext hotline) {
        hotline.close();
        Runtime.getRuntime().halt(0);
    }

    private static String ready(ConfigurableApplicationContext hotline) {
        Settings settings = hotline.getBean(Settings.class);
        RecordStore records = hotline.getBean(RecordStore.class);
        return "ready: 12333 on agi://%s:%d, %d people, data to %s"
                .formatted(
                        settings.agi().address(),
                        hotline.getBean(FastAgiServer.class).port(),
                        records.people(),
                        records.enquiries().dataDates().to());
    }
}
