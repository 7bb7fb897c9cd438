internal import HTTP2Wire
internal import RPCCore

/// What the header block of a request says; metadata is kept apart.
struct RequestHead {
  enum ContentType { case missing, grpc, other }
  enum Timeout {
    case none, malformed
    case after(Duration)
  }
  enum Encoding { case none, gzip, unknown }

  var hasMethod = false
  var isPost = false
  /// What the path names, if that is served here.
  var method: RPCMethod?
  var contentType = ContentType.missing
  var timeout = Timeout.none
  var encoding = Encoding.none
  var acceptsGzip = false
  /// What cannot be made sense of: the path, or the beginning of an encoding or a timeout.
  var strange = ""

  var isPacked: Bool { if case .gzip = encoding { true } else { false } }
}

/// Reads header blocks into calls, in one pass and without lists of fields.
final class HeadReader: HTTP2FieldReader {
  private let dispatcher: Dispatcher
  @exclusivity(unchecked) private var current = IncomingCall(0)
  @exclusivity(unchecked) private var complete: [IncomingCall] = []
  @exclusivity(unchecked) private var nextComplete = 0
  @exclusivity(unchecked) private var lastMethod: (path: KnownText, method: RPCMethod)?

  init(_ dispatcher: Dispatcher) {
    self.dispatcher = dispatcher
    super.init()
  }

  /// The call of the next `headers` event.
  func next() -> IncomingCall {
    precondition(nextComplete < complete.count, "one call for each header block")
    defer {
      nextComplete += 1
      if nextComplete == complete.count {
        complete.removeAll(keepingCapacity: true)
        nextComplete = 0
      }
    }
    return complete[nextComplete]
  }

  override func headersBegan(_ stream: Int32) { current = IncomingCall(stream) }

  override func headersEnded() { complete.append(current) }

  /// What a field is good for.
  private enum Use: Int {
    case nothing = 0
    case path, method, contentType, timeout, encoding, acceptedEncodings, text, bytes
  }

  override func use(of name: String) -> Int {
    // Names that are not in the compression table are judged every time: by their length first.
    let use: Use =
      switch name.utf8.count {
      case 5 where name == ":path": .path
      case 7 where name == ":method": .method
      case 12 where name == CallFields.contentType: .contentType
      case 12 where name == CallFields.timeout: .timeout
      case 13 where name == CallFields.encoding: .encoding
      case 20 where name == CallFields.acceptEncoding: .acceptedEncodings
      default: Metadata.isReserved(name) ? .nothing : CallFields.isBinary(name) ? .bytes : .text
      }
    return use.rawValue
  }

  override func field(_ use: Int, _ name: String, _ value: HTTP2FieldValue) {
    switch Use(rawValue: use) ?? .nothing {
    case .nothing: break
    case .path: path(value)
    case .method:
      current.head.hasMethod = true
      current.head.isPost = value.equals(Self.post)
    case .contentType:
      guard case .missing = current.head.contentType else { return }
      current.head.contentType = value.equals(Self.grpc) || CallFields.isGRPC(value.text) ? .grpc : .other
    case .timeout:
      guard case .none = current.head.timeout else { return }
      let text = value.text
      guard let timeout = CallFields.timeout(text) else {
        current.head.timeout = .malformed
        if current.head.strange.isEmpty { isStrange(text) }
        return
      }
      current.head.timeout = .after(timeout)
    case .encoding:
      let text = value.text
      guard case .none = current.head.encoding, text != "identity" else { return }
      current.head.encoding = text == CallFields.gzip ? .gzip : .unknown
      if text != CallFields.gzip { isStrange(text) }
    case .acceptedEncodings: if CallFields.namesGzip(value.text) { current.head.acceptsGzip = true }
    case .text:
      if current.metadata.entries.isEmpty { current.metadata.reserve(Self.usualMetadata) }
      current.metadata.add(name, value.text)
    case .bytes: CallFields.append(name, value.text, to: &current.metadata)
    }
  }

  /// What a call of a buyer brings: who it is, its request's name, its place in a trace.
  private static let usualMetadata = 6

  /// Keeps what the answer will be about: a path that names nothing rather than an encoding, an encoding
  /// rather than a timeout.
  private func isStrange(_ text: String) {
    if current.head.method != nil { current.head.strange = String(text.prefix(40)) }
  }

  /// Most calls are of the method of the one before, and its path needs no text then.
  private func path(_ path: HTTP2FieldValue) {
    if let lastMethod, path.equals(lastMethod.path) {
      current.head.method = lastMethod.method
      return
    }
    let text = path.text
    if let method = dispatcher.method(at: text) {
      lastMethod = (KnownText(text), method)
      current.head.method = method
    } else {
      current.head.strange = text
    }
  }

  private static let post = KnownText("POST")
  private static let grpc = KnownText("application/grpc")
}
