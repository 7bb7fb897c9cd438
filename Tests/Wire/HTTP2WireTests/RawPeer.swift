import Base
import HTTP2Wire
import Testing

/// A peer that plays raw frames against a session, and writes down what that tells its owner and sends.
struct RawPeer {
  /// How bytes arrive: it must make no difference.
  enum Cutting: Sendable, CaseIterable { case whole, single, pieces }

  let session: HTTP2Session
  private let cutting: Cutting
  private var dice: UInt64
  private var unparsed: [UInt8] = []
  private(set) var events: [HTTP2Event] = []
  private(set) var frames: [RawFrame] = []
  private(set) var error: HTTP2Error?
  var now = Instant(nanoseconds: 0)

  /// Against a session in this role; `hello` is what the peer begins with instead of its preface and settings.
  init(
    against role: HTTP2Session.Role, _ settings: HTTP2Settings = HTTP2Settings(budget: .relaxed),
    cutting: Cutting = .whole, seed: UInt64 = 1, hello: [UInt8]? = nil
  ) {
    session = HTTP2Session(role, settings)
    self.cutting = cutting
    dice = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    settle()
    send(hello ?? (role == .server ? preface : Raw.settings()))
  }

  private mutating func roll(_ bound: Int) -> Int {
    dice ^= dice << 13
    dice ^= dice >> 7
    dice ^= dice << 17
    return Int(dice % UInt64(bound))
  }

  /// Sends bytes as they are, and takes what comes of them.
  mutating func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = switch cutting {
      case .whole: rest.count
      case .single: 1
      case .pieces: 1 + roll(40)
      }
      do { try session.receive(Array(rest.prefix(count)), at: now) } catch { self.error = self.error ?? error }
      rest = rest.dropFirst(count)
      if cutting == .pieces { settle() }
    }
    settle()
  }

  /// Takes what the session tells and sends.
  mutating func settle() {
    var isMore = true
    while isMore {
      events += session.takeEvents()
      let output = session.takeOutput()
      isMore = !output.isEmpty
      unparsed += output
      if unparsed.starts(with: Raw.magic) { unparsed.removeFirst(Raw.magic.count) }
      frames += RawFrame.take(&unparsed)
    }
    events += session.takeEvents()
  }

  mutating func forgetFrames() { frames = [] }

  /// Forgets what was told and sent up to now.
  mutating func forget() {
    events = []
    frames = []
  }

  /// Server: the stream is answered with 200, and with a body if there is one to send.
  mutating func answer(_ stream: Int32, body: [UInt8] = []) throws {
    try session.respond(stream, [HTTP2Field(":status", "200")], isEnd: body.isEmpty)
    if !body.isEmpty {
      session.write(stream, body)
      session.finish(stream)
    }
    settle()
  }

  /// Client: opens a stream.
  @discardableResult
  mutating func request(isEnd: Bool = true) throws -> Int32 {
    let stream = try session.request(get, isEnd: isEnd)
    settle()
    return stream
  }

  // MARK: - What came of it

  /// One line for each event but `settings` and `drained`; pieces of one body are one line.
  var transcript: [String] { Self.transcript(events) }

  static func transcript(_ events: [HTTP2Event]) -> [String] {
    var lines: [String] = []
    var body: (stream: Int32, count: Int)?
    for event in events {
      if case .data(let stream, let bytes) = event {
        let before = body?.stream == stream ? body?.count ?? 0 : 0
        if before > 0 { lines.removeLast() }
        body = (stream, before + bytes.count)
        if before + bytes.count > 0 { lines.append("\(stream) data \(before + bytes.count)") } else { body = nil }
        continue
      }
      switch event {
      case .headers(let stream, let headers): lines.append("\(stream) headers\(headers.isTooLarge ? " too large" : "")")
      case .end(let stream): lines.append("\(stream) end")
      case .closed(let stream, let code): lines.append("\(stream) closed \(code.rawValue)")
      case .pong(let token): lines.append("pong \(token)")
      case .goAway(let last, let code, let text): lines.append("goaway \(last) \(code.rawValue) \(text)")
      case .settings, .drained, .data: continue
      }
      body = nil
    }
    return lines
  }

  func frames(_ type: UInt8, _ stream: UInt32? = nil) -> [RawFrame] {
    frames.filter { $0.type == type && (stream == nil || $0.stream == stream) }
  }

  /// Bytes of DATA the session has sent on a stream.
  func sentBytes(_ stream: UInt32) -> Int { frames(RawFrame.data, stream).reduce(0) { $0 + $1.payload.count } }

  /// Credit the session has given: by the stream, or by 0 for the connection.
  func credit(_ stream: UInt32) -> Int { frames(RawFrame.windowUpdate, stream).reduce(0) { $0 + Int($1.number()) } }

  var goAwayCode: HTTP2ErrorCode? { frames(RawFrame.goAway).last?.code }
  func resetCode(_ stream: UInt32) -> HTTP2ErrorCode? { frames(RawFrame.reset, stream).first?.code }

  /// Whether the session still answers.
  mutating func isAlive() -> Bool {
    let token: UInt8 = 213
    send(Raw.ping(token))
    return frames(RawFrame.ping).contains { $0.has(RawFrame.end) && $0.payload.last == token }
  }
}

/// What the RFC wants to come of a case.
enum Verdict: Sendable {
  /// The connection ends with one of these codes.
  case connection([HTTP2ErrorCode])
  /// The stream ends with one of these codes; the connection goes on.
  case stream(UInt32, [HTTP2ErrorCode])
  /// Either of them ends with one of these codes.
  case either(UInt32, [HTTP2ErrorCode])
  /// Nothing ends.
  case fine
  /// It may be let pass, or be an error of the stream or the connection.
  case fineOr(UInt32, [HTTP2ErrorCode])
}

/// One case: what the peer plays, and what must come of it.
struct ConformanceCase: Sendable, CustomTestStringConvertible {
  let name: String
  let role: HTTP2Session.Role
  let verdict: Verdict
  /// The transcript that the session's owner reads; of cases that end in an error only `headers` and `end`.
  /// `nil` where it does not matter.
  let sees: [String]?
  var settings = HTTP2Settings(maxConcurrentStreams: 100, budget: .relaxed)
  var hello: [UInt8]?
  let play: @Sendable (inout RawPeer) throws -> Void

  var testDescription: String { name }

  init(
    _ name: String, at role: HTTP2Session.Role = .server, _ verdict: Verdict, sees: [String]? = [],
    settings: HTTP2Settings? = nil, hello: [UInt8]? = nil,
    play: @escaping @Sendable (inout RawPeer) throws -> Void
  ) {
    (self.name, self.role, self.verdict, self.sees) = (name, role, verdict, sees)
    if let settings { self.settings = settings }
    (self.hello, self.play) = (hello, play)
  }

  /// A peer that only sends bytes: at a client once it has asked on stream 1.
  init(
    _ name: String, at role: HTTP2Session.Role = .server, _ verdict: Verdict, sees: [String]? = [],
    settings: HTTP2Settings? = nil, hello: [UInt8]? = nil, _ bytes: [UInt8]
  ) {
    self.init(name, at: role, verdict, sees: sees, settings: settings, hello: hello) { peer in
      // What the peer says first may have ended the session.
      if role == .client, !peer.session.isFinished { try peer.request() }
      peer.send(bytes)
    }
  }

  /// Plays the case under every cutting.
  func run() throws {
    for cutting in RawPeer.Cutting.allCases { try run(cutting) }
  }

  private func run(_ cutting: RawPeer.Cutting) throws {
    var peer = RawPeer(against: role, settings, cutting: cutting, hello: hello)
    try play(&peer)
    let hasEnded = peer.goAwayCode.map { $0 != .noError } ?? false || peer.error != nil
    switch verdict {
    case .connection(let codes): expectEnded(&peer, codes, cutting)
    case .stream(let stream, let codes): expectReset(&peer, stream, codes, cutting)
    case .either(let stream, let codes):
      if hasEnded { expectEnded(&peer, codes, cutting) } else { expectReset(&peer, stream, codes, cutting) }
    case .fine: expectFine(&peer, cutting)
    case .fineOr(let stream, let codes):
      if hasEnded {
        expectEnded(&peer, codes, cutting)
      } else if peer.resetCode(stream) != nil {
        expectReset(&peer, stream, codes, cutting)
      } else {
        expectFine(&peer, cutting)
      }
    }
    expectOrder(peer.transcript, cutting)
  }

  private func expectEnded(_ peer: inout RawPeer, _ codes: [HTTP2ErrorCode], _ cutting: RawPeer.Cutting) {
    expectSeen(peer, isError: true, cutting)
    if peer.error != nil { return }
    let code = peer.goAwayCode
    #expect(code.map(codes.contains) == true, "\(cutting): GOAWAY \(code.map { "\($0.rawValue)" } ?? "none")")
    #expect(peer.frames.last?.type == RawFrame.goAway, "\(cutting): GOAWAY is the last frame")
    #expect(peer.session.isFinished, "\(cutting)")
    let count = peer.frames.count
    let isAlive = peer.isAlive()
    #expect(!isAlive && peer.frames.count == count, "\(cutting): nothing is answered after GOAWAY")
  }

  private func expectReset(
    _ peer: inout RawPeer, _ stream: UInt32, _ codes: [HTTP2ErrorCode], _ cutting: RawPeer.Cutting
  ) {
    let code = peer.resetCode(stream)
    #expect(code.map(codes.contains) == true, "\(cutting): RST_STREAM \(code.map { "\($0.rawValue)" } ?? "none")")
    #expect(peer.frames(RawFrame.reset).count == 1, "\(cutting)")
    expectSeen(peer, isError: true, cutting)
    let lines = peer.transcript
    if lines.contains("\(stream) headers") {
      #expect(lines.contains { $0.hasPrefix("\(stream) closed") }, "\(cutting): its owner is told")
    }
    #expect(peer.goAwayCode == nil && peer.error == nil, "\(cutting)")
    let isAlive = peer.isAlive()
    #expect(isAlive, "\(cutting): the connection goes on")
  }

  private func expectFine(_ peer: inout RawPeer, _ cutting: RawPeer.Cutting) {
    expectSeen(peer, isError: false, cutting)
    #expect(peer.frames(RawFrame.reset).isEmpty, "\(cutting): no stream is reset")
    #expect(peer.goAwayCode == nil && peer.error == nil, "\(cutting)")
    let isAlive = peer.isAlive()
    #expect(isAlive, "\(cutting): the connection goes on")
  }

  private func expectSeen(_ peer: RawPeer, isError: Bool, _ cutting: RawPeer.Cutting) {
    guard let sees else { return }
    func counts(_ line: String) -> Bool { !isError || line.contains("headers") || line.hasSuffix("end") }
    #expect(peer.transcript.filter(counts) == sees.filter(counts), "\(cutting)")
  }

  /// No stream ends twice, and nothing comes after its end.
  private func expectOrder(_ lines: [String], _ cutting: RawPeer.Cutting) {
    var closed: Set<Substring> = []
    for line in lines {
      let words = line.split(separator: " ")
      #expect(!closed.contains(words[0]), "\(cutting): \(line) comes after the end")
      if words[1] == "closed" { closed.insert(words[0]) }
    }
  }
}
