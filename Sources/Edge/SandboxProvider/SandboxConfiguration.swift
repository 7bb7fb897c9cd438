/// What the sandbox provider is told at its start.
public struct SandboxConfiguration: Sendable {
  /// The merchant it serves.
  public var appID: String
  /// The merchant's RSA key, SubjectPublicKeyInfo PEM: checks requests.
  public var merchantPublicKeyPEM: String
  /// Its own RSA key, PKCS#8 or PKCS#1 PEM: signs answers and notices.
  public var privateKeyPEM: String
  /// What QR codes begin with: `http://127.0.0.1:8090`.
  public var publicURL: String

  public init(appID: String, merchantPublicKeyPEM: String, privateKeyPEM: String, publicURL: String) {
    self.appID = appID
    self.merchantPublicKeyPEM = merchantPublicKeyPEM
    self.privateKeyPEM = privateKeyPEM
    self.publicURL = publicURL
  }
}

enum Limits {
  /// Notices on their way at a time.
  static let noticesInFlight = 64
  /// How long a merchant may take to answer a notice.
  static let noticeTimeout: Duration = .seconds(5)
  /// How long the sender rests when nobody wakes it.
  static let rest: Duration = .seconds(1)
  /// How long a notice is kept after its last delivery was due.
  static let noticesKept: Duration = .seconds(7 * 86_400)
  /// After the start, and between two rounds of forgetting.
  static let firstForgetting: Duration = .seconds(60)
  static let forgetting: Duration = .seconds(3_600)
  /// Notices forgotten in one write, and the break after a full one.
  static let forgetBatch = 200
  static let forgetPause: Duration = .milliseconds(100)
  /// Repeats of one notice a test buyer may ask for.
  static let duplicates = 20
  /// Longest delay of a notice a test buyer may ask for.
  static let noticeDelayMilliseconds = 86_400_000
  static let subjectBytes = 256
  static let idBytes = 64
  static let urlBytes = 512
  static let formBytes = 16 * 1024
}
