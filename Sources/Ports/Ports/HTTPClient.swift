/// The port to HTTP servers outside the cluster (the payment provider; buyers' callbacks).
public protocol HTTPClient: Sendable {
  /// One request, one whole answer. Throws when there is no whole answer before `timeout`.
  func send(_ request: HTTPClientRequest, timeout: Duration) async throws(HTTPClientError)
    -> HTTPClientResponse
}

public struct HTTPClientRequest: Sendable, Hashable {
  public var method: String
  /// `http://host:port/path?query` or `https://…`.
  public var url: String
  public var headers: [HTTPField]
  public var body: [UInt8]

  public init(method: String, url: String, headers: [HTTPField] = [], body: [UInt8] = []) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

public struct HTTPClientResponse: Sendable, Hashable {
  public var status: Int
  public var headers: [HTTPField]
  public var body: [UInt8]

  public init(status: Int, headers: [HTTPField] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// One header line; names are compared without case.
public struct HTTPField: Sendable, Hashable {
  public let name: String
  public let value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

public enum HTTPClientError: Error, Sendable, Hashable {
  case badURL(String)
  case unreachable(String)
  case timedOut
  case tooLarge(limitBytes: Int)
  case malformed(String)
}
