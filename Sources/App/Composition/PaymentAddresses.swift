/// Where the payment service finds the provider, and the provider finds us.
package struct PaymentAddresses: Sendable {
  let providerURL: String
  let notifyURL: String

  package init(providerURL: String, notifyURL: String) {
    self.providerURL = providerURL
    self.notifyURL = notifyURL
  }

  /// As configured; for a role of its own.
  init(_ configuration: Configuration) {
    providerURL = configuration.text("payment.provider_url")
    notifyURL = configuration.text("payment.notify_url")
  }

  /// As configured, else the sandbox provider and the gateway of this platform.
  init(_ configuration: Configuration, sandboxPort: Int, gatewayPort: Int) {
    let host = configuration.text("gateway.host")
    let (provider, notify) = (
      configuration.text("payment.provider_url"), configuration.text("payment.notify_url")
    )
    providerURL = provider.isEmpty ? "http://\(Setting.authority(host, sandboxPort))/gateway.do" : provider
    notifyURL =
      notify.isEmpty
      ? "http://\(Setting.authority(host, gatewayPort))/v1/payments/notify/alipay" : notify
  }
}
