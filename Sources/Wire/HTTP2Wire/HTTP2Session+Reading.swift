/// What the peer's frames do. Everything here only records, and writes what HTTP/2 itself answers.
extension HTTP2Session {
  /// Something that happened, with body bytes as a range of `payload`.
  enum Record {
    case headers(Int32, HTTP2Headers)
    case data(Int32, Range<Int>)
    case end(Int32)
    case closed(Int32, UInt32)
    case drained(Int32)
    case settings
    case pong(UInt64)
    case goAway(Int32, UInt32, String)

    func event(_ payload: [UInt8]) -> HTTP2Event {
      switch self {
      case .headers(let stream, let headers): .headers(stream: stream, headers)
      case .data(let stream, let range): .data(stream: stream, payload[range])
      case .end(let stream): .end(stream: stream)
      case .closed(let stream, let code): .closed(stream: stream, HTTP2ErrorCode(rawValue: code))
      case .drained(let stream): .drained(stream: stream)
      case .settings: .settings
      case .pong(let token): .pong(token)
      case .goAway(let last, let code, let text):
        .goAway(lastStream: last, HTTP2ErrorCode(rawValue: code), explanation: text)
      }
    }
  }

  func readFrames(_ bytes: UnsafeRawBufferPointer) throws(HTTP2Error) {
    var rest = bytes
    while !isTerminated, !budget.isExhausted {
      switch input.next(&rest) {
      case .hungry: return
      case .noPreface: throw HTTP2Error(.badPreface, "the peer does not begin as HTTP/2 does")
      case .tooLong: terminate(input.expectsSettings ? .protocolError : .frameSizeError)
      case .frame(let head, let payload): read(head, payload)
      }
    }
  }

  private func read(_ head: FrameHead, _ payload: UnsafeRawBufferPointer) {
    if input.expectsSettings {
      guard head.type == .settings, !head.isAck else { return terminate(.protocolError) }
      input.expectsSettings = false
    }
    if let unfinishedBlock {
      guard head.type == .continuation, head.stream == unfinishedBlock.stream else {
        return terminate(.protocolError)
      }
      return continuation(head, payload)
    }
    count(head)
    guard !budget.isExhausted else { return }
    switch head.type {
    case .data: data(head, payload)
    case .headers: headers(head, payload)
    case .priority: priority(head, payload)
    case .resetStream: resetStream(head, payload)
    case .settings: settings(head, payload)
    case .ping: ping(head, payload)
    case .goAway: goAway(head, payload)
    case .windowUpdate: windowUpdate(head, payload)
    case .pushPromise, .continuation: terminate(.protocolError)
    case nil: break
    }
  }

  /// Smaller DATA frames are no sign of work.
  static let workBytes = 64

  /// What a frame costs its sender, or earns.
  private func count(_ head: FrameHead) {
    switch head.type {
    // Padding is no work; what is between it earns when it is read.
    case .data: if !head.endsStream, head.length == 0 || head.isPadded { budget.spendControl() }
    case .headers: budget.earnControl(3)
    case .resetStream: if role == .server { budget.spendReset() }
    case .continuation: break
    default: budget.spendControl()
    }
  }

  // MARK: - Streams

  /// A stream that nobody has opened yet, or that nobody may, as 0.
  private func isIdle(_ stream: Int32) -> Bool {
    guard stream & 1 == 1 else { return true }
    return role == .server ? stream > lastPeerStream : !isGivenOut(stream) || streams[stream]?.request != nil
  }

  /// Client: `request` has returned this id once.
  func isGivenOut(_ stream: Int32) -> Bool { nextStream < 0 || stream < nextStream }

  /// The peer has broken the rules of one stream.
  func refuse(_ state: StreamState, _ code: HTTP2ErrorCode) {
    budget.spendReset()
    reset(state.id, code)
  }

  private func data(_ head: FrameHead, _ payload: UnsafeRawBufferPointer) {
    guard !isIdle(head.stream) else { return terminate(.protocolError) }
    guard let body = unpadded(head, payload) else { return terminate(.protocolError) }
    guard receiveWindow >= head.length else { return terminate(.flowControlError) }
    receiveWindow -= head.length
    giveBack(head.length)
    // Of a stream that was reset while this was on its way.
    guard let state = streams[head.stream] else { return }
    guard !state.hasPeerEnded else { return terminate(.streamClosed) }
    guard state.receiveWindow >= head.length else { return refuse(state, .flowControlError) }
    guard state.hasHeaders else { return refuse(state, .protocolError) }
    state.receiveWindow -= head.length
    if body.count < head.length { consume(head.stream, head.length - body.count) }
    if let promised = state.promisedBytes {
      guard promised >= body.count, !head.endsStream || promised == body.count else {
        return refuse(state, .protocolError)
      }
      state.promisedBytes = promised - body.count
    }
    if body.count >= Self.workBytes { budget.earnControl(1) }
    if !body.isEmpty {
      let start = self.payload.count
      self.payload.append(contentsOf: body)
      records.append(.data(head.stream, start..<self.payload.count))
    }
    if head.endsStream { peerEnded(state) }
  }

  /// Credit for the connection comes back as bytes arrive.
  private func giveBack(_ count: Int) {
    uncredited += count
    guard uncredited >= max(Int(settings.connectionWindowBytes), Self.initialWindow) / 2 else { return }
    receiveWindow += uncredited
    writeWindowUpdate(0, uncredited)
    uncredited = 0
  }

  func peerEnded(_ state: StreamState) {
    state.hasPeerEnded = true
    records.append(.end(state.id))
    if case .sent = state.ending { close(state, .noError) }
  }

  /// Without its padding; `nil` when there is more of it than of the frame.
  func unpadded(_ head: FrameHead, _ payload: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard head.isPadded else { return payload }
    guard let padding = payload.first, Int(padding) < payload.count else { return nil }
    return UnsafeRawBufferPointer(rebasing: payload[1..<(payload.count - Int(padding))])
  }

  // MARK: - Frames without fields or bodies

  private func priority(_ head: FrameHead, _ payload: UnsafeRawBufferPointer) {
    guard head.stream != 0 else { return terminate(.protocolError) }
    guard payload.count == 5 else { return terminate(.frameSizeError) }
    // The old tree of priorities is gone (RFC 9113 §5.3.2); a stream can still not stand under itself.
    if let state = streams[head.stream], Self.number(payload) == head.stream { refuse(state, .protocolError) }
  }

  /// The 31 bits of a stream's id or of a credit.
  static func number(_ payload: UnsafeRawBufferPointer) -> Int32 {
    Int32(bigEndian: payload.loadUnaligned(as: Int32.self)) & .max
  }

  private func resetStream(_ head: FrameHead, _ payload: UnsafeRawBufferPointer) {
    guard payload.count == 4 else { return terminate(.frameSizeError) }
    guard !isIdle(head.stream) else { return terminate(.protocolError) }
    guard let state = streams[head.stream] else { return }
    close(state, HTTP2ErrorCode(rawValue: UInt32(bigEndian: payload.loadUnaligned(as: UInt32.self))))
  }

  private func ping(_ head: FrameHead, _ payload: UnsafeRawBufferPointer) {
    guard head.stream == 0 else { return terminate(.protocolError) }
    guard payload.count == 8 else { return terminate(.frameSizeError) }
    let token = UInt64(bigEndian: payload.loadUnaligned(as: UInt64.self))
    guard !head.isAck else { return records.append(.pong(token)) }
    writePing(token, isAck: true)
    // Ends the connection of a peer that asks too often, and says why.
    guard let now = receivedAt, pings?.received(openStreams: streams.count, at: now) == true else { return }
    terminate(.enhanceYourCalm, explanation: "too_many_pings")
  }

  private func goAway(_ head: FrameHead, _ payload: UnsafeRawBufferPointer) {
    guard head.stream == 0 else { return terminate(.protocolError) }
    guard payload.count >= 8 else { return terminate(.frameSizeError) }
    let last = Self.number(payload)
    let code = UInt32(bigEndian: payload.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    let text = String(decoding: payload.dropFirst(8).prefix(256), as: UTF8.self)
    hasPeerSaidGoAway = true
    records.append(.goAway(last, code, text))
    guard role == .client else { return }
    for (id, state) in streams.sorted where id > last { close(state, .refusedStream) }
  }

  private func windowUpdate(_ head: FrameHead, _ payload: UnsafeRawBufferPointer) {
    guard payload.count == 4 else { return terminate(.frameSizeError) }
    let credit = Int(Self.number(payload))
    guard head.stream != 0 else {
      guard credit > 0 else { return terminate(.protocolError) }
      sendWindow += credit
      if sendWindow > Self.largestWindow { terminate(.flowControlError) }
      return
    }
    guard !isIdle(head.stream) else { return terminate(.protocolError) }
    guard let state = streams[head.stream] else { return }
    guard credit > 0 else { return refuse(state, .protocolError) }
    state.sendWindow += credit
    guard state.sendWindow <= Self.largestWindow else { return refuse(state, .flowControlError) }
    enqueue(state)
  }

  // MARK: - Settings

  private func settings(_ head: FrameHead, _ payload: UnsafeRawBufferPointer) {
    guard head.stream == 0 else { return terminate(.protocolError) }
    guard !head.isAck else { return settingsAcknowledged(payload) }
    guard payload.count % Self.settingBytes == 0 else { return terminate(.frameSizeError) }
    guard payload.count <= Self.mostSettings * Self.settingBytes else { return terminate(.enhanceYourCalm) }
    let windowBefore = peer.streamWindow
    for offset in stride(from: 0, to: payload.count, by: Self.settingBytes) {
      let name = UInt16(bigEndian: payload.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
      let value = Int(UInt32(bigEndian: payload.loadUnaligned(fromByteOffset: offset + 2, as: UInt32.self)))
      if let fault = apply(SettingName(rawValue: name), value) { return terminate(fault) }
    }
    guard resizeSendWindows(by: peer.streamWindow - windowBefore) else { return terminate(.flowControlError) }
    writeSettingsAck()
    records.append(.settings)
  }

  /// Returns what is wrong with it.
  private func apply(_ name: SettingName?, _ value: Int) -> HTTP2ErrorCode? {
    switch name {
    case .headerTableSize: encoder.limit(to: value)
    case .enablePush:
      guard value == 0 || (value == 1 && role == .server) else { return .protocolError }
    case .maxConcurrentStreams: peer.maxConcurrentStreams = value
    case .initialWindowSize:
      guard value <= Self.largestWindow else { return .flowControlError }
      peer.streamWindow = value
    case .maxFrameSize:
      guard value >= 16 * 1024, value < 1 << 24 else { return .protocolError }
      peer.frameLength = min(value, FrameHead.mostLength)
    case .noPriorities: guard value <= 1 else { return .protocolError }
    case .maxHeaderListSize, nil: break
    }
    return nil
  }

  /// Once for each frame, whatever it says how often; returns whether no window is above the largest now.
  private func resizeSendWindows(by change: Int) -> Bool {
    guard change != 0 else { return true }
    var isWithin = true
    streams.forEach { state in
      state.sendWindow += change
      if state.sendWindow > Self.largestWindow { isWithin = false }
      if change > 0 { enqueue(state) }
    }
    return isWithin
  }

  private func settingsAcknowledged(_ payload: UnsafeRawBufferPointer) {
    guard payload.isEmpty else { return terminate(.frameSizeError) }
    guard !hasPeerAcknowledged else { return terminate(.protocolError) }
    hasPeerAcknowledged = true
    let change = Int(settings.streamWindowBytes) - ownStreamWindow
    ownStreamWindow += change
    streams.forEach { state in
      state.receiveWindow += change
      giveBack(state)
    }
  }

  private static let settingBytes = 6
  /// One frame need not say more than what there is to say, a few times over.
  private static let mostSettings = 32
  static let largestWindow = Int(Int32.max)
}

/// Source: RFC 9113 §6.5.2, RFC 9218 §2.1.
enum SettingName: UInt16 {
  case headerTableSize = 1
  case enablePush, maxConcurrentStreams, initialWindowSize, maxFrameSize, maxHeaderListSize
  case noPriorities = 9
}
