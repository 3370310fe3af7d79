package org.hotline12333;

import java.nio.file.Path;
import java.time.InstantSource;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.doctor.FolderChecks;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.prompt.EarlierSounds;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.prompt.sound.SpeechEngine;
import org.hotline12333.publishing.ProjectFolder;
import org.hotline12333.publishing.ReleaseFollower;
import org.hotline12333.release.ReleaseException;
import org.hotline12333.release.ReleaseWatcher;
import org.hotline12333.settings.SettingException;
import org.hotline12333.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What leads the calls of this server: its folder, and releases that are published into it. */
@Configuration(proxyBeanMethods = false)
class ReleasesOfThis {
    @Bean
    EarlierSounds earlier() {
        return new EarlierSounds();
    }

    /** What a crash has left half published is whole before anything of it is read. */
    @Bean
    ProjectFolder folder(Settings settings, Environment environment, EarlierSounds earlier) {
        Path home = Path.of(settings.home());
        ProjectFolder folder =
                new ProjectFolder(
                        home,
                        FolderChecks.sounds(
                                home, variable -> environment.getProperty(variable, "")),
                        earlier);
        folder.finish();
        return folder;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    ReleaseWatcher releases(ProjectFolder folder, EarlierSounds earlier)
            throws PromptsException, ReleaseException {
        return ReleaseWatcher.over(folder.home(), earlier);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    ReleaseFollower follower(ProjectFolder folder, RecordStore records) {
        return new ReleaseFollower(folder, records.drafts().book());
    }

    /** What speaks the prompts, for who publishes: it makes sounds as the command line does. */
    @Bean
    SpeechEngine speech(Settings settings) {
        String engine = settings.speech().engine();
        try {
            return engine.isBlank() ? SpeechEngine.ESPEAK : new SpeechEngine(engine);
        } catch (IllegalArgumentException fault) {
            throw new SettingException("HOTLINE_SPEECH_ENGINE is wrong: " + fault.getMessage());
        }
    }

    /** As at the start. */
    @Bean
    Prompts prompts(ReleaseWatcher watcher) {
        return watcher.releases().present().prompts();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    ReleaseKeeper keeper(ReleaseWatcher watcher, CallLog log, InstantSource clock) {
        return new ReleaseKeeper(watcher, log, clock);
    }
}
