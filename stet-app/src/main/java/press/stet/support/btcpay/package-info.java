/** The rail to a newsroom's own BTCPay server, by its Greenfield API. */
@NullMarked
package press.stet.support.btcpay;

import org.jspecify.annotations.NullMarked;
