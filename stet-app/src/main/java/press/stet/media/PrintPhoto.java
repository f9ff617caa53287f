package press.stet.media;

import press.stet.jobs.JobKind;

/** The job that prints an original in all its sizes and kinds. */
record PrintPhoto(String original) {
    static final JobKind<PrintPhoto> KIND = new JobKind<>("media.print-photo", PrintPhoto.class);
}
