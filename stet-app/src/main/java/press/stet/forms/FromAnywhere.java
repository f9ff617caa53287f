package press.stet.forms;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A form that may be sent from any page, or by a machine: it changes nothing, or what it is sent to proves by itself that it is
 * allowed to (a link from a mail, a signed message). All others are taken from this site's own pages only.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface FromAnywhere {}
