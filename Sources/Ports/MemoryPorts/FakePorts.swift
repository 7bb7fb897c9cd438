internal import Base
public import Ports

/// An HTTP client that asks a closure and remembers what was asked.
public final class FakeHTTPClient: HTTPClient {
  public typealias Answer = @Sendable (HTTPClientRequest) throws(HTTPClientError) -> HTTPClientResponse

  private let answer: Locked<Answer>
  private let asked = Locked<[HTTPClientRequest]>([])

  public init(_ answer: @escaping Answer = { _ in HTTPClientResponse(status: 200) }) {
    self.answer = Locked(answer)
  }

  /// Every request so far, in order.
  public var requests: [HTTPClientRequest] { asked.withLock { $0 } }

  public func setAnswer(_ answer: @escaping Answer) { self.answer.withLock { $0 = answer } }

  public func send(_ request: HTTPClientRequest, timeout: Duration) async throws(HTTPClientError)
    -> HTTPClientResponse
  {
    asked.withLock { $0.append(request) }
    return try answer.withLock { $0 }(request)
  }
}

/// Password hashing that costs nothing and hides nothing. `setBusy` makes it refuse.
public final class FakePasswordHasher: PasswordHasher {
  private let busy = Locked<Duration?>(nil)

  public init() {}

  /// Refuses from now on with this time to wait; nil works again.
  public func setBusy(retryAfter: Duration?) { busy.withLock { $0 = retryAfter } }

  public func hash(_ password: String) async throws(PasswordHasherError) -> String {
    try check()
    return "$fake$" + password
  }

  public func verify(_ password: String, against encoded: String) async throws(PasswordHasherError) -> Bool {
    try check()
    return encoded == "$fake$" + password
  }

  private func check() throws(PasswordHasherError) {
    if let wait = busy.withLock({ $0 }) { throw .busy(retryAfter: wait) }
  }
}

/// A "QR code" that no camera reads: the text's bits in a square. One text, one picture.
public struct FakeQRCodeMaker: QRCodeMaker {
  public init() {}

  public func modules(of text: String) -> QRModules? {
    let bits: [Bool] = text.utf8.flatMap { byte -> [Bool] in (0..<8).map { byte >> (7 - $0) & 1 == 1 } }
    guard bits.count <= 24_000 else { return nil }
    var size = 21
    while size * size < bits.count { size += 4 }
    return QRModules(size: size, dark: bits + Array(repeating: false, count: size * size - bits.count))
  }
}
