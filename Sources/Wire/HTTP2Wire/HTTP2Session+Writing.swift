/// What goes into the output. Frames stand in it in the order in which they leave, so that header blocks are
/// read in the order in which they were packed.
extension HTTP2Session {
  func writePreface() {
    if role == .client { output.append(FrameInput.preface) }
    var entries: [(SettingName, UInt32)] = [
      (.initialWindowSize, UInt32(settings.streamWindowBytes)),
      (.maxHeaderListSize, UInt32(settings.headerListSizeBytes)),
      // The old tree of priorities is of no use to anybody (RFC 9113 §5.3).
      (.noPriorities, 1),
    ]
    entries.append(role == .client ? (.enablePush, 0) : (.maxConcurrentStreams, settings.maxConcurrentStreams))
    _ = output.open(.settings, stream: 0, length: 6 * entries.count)
    for (name, value) in entries {
      output.append(UInt8(name.rawValue >> 8))
      output.append(UInt8(name.rawValue & 0xFF))
      output.append(value)
    }
    let more = Int(settings.connectionWindowBytes) - Self.initialWindow
    guard more > 0 else { return }
    receiveWindow += more
    writeWindowUpdate(0, more)
    waitingControlFrames = 0
  }

  /// The fields of an answer; with `isEnd` that is all of it.
  func writeHeaders(_ state: StreamState, _ fields: [HTTP2Field], _ isEnd: Bool) {
    writeHeaders(state, isEnd) { $0.encode(fields, to: &$1) }
  }

  /// The same, out of what was made ready before.
  func writeHeaders(_ state: StreamState, _ block: HTTP2FieldBlock, _ isEnd: Bool) {
    writeHeaders(state, isEnd) { $0.encode(block, to: &$1) }
  }

  private func writeHeaders(
    _ state: StreamState, _ isEnd: Bool, _ fields: (inout HPACKEncoder, inout PlainBytes) -> Void
  ) {
    let flags = FrameHead.endHeaders | (isEnd ? FrameHead.endStream : 0)
    let start = output.open(.headers, flags: flags, stream: state.id)
    fields(&encoder, &output)
    output.close(start, stream: state.id, most: peer.frameLength)
    waitingControlFrames += 1
    pings?.sent()
    if isEnd { ended(state) }
  }

  func writeReset(_ stream: Int32, _ code: HTTP2ErrorCode) {
    _ = output.open(.resetStream, stream: stream, length: 4)
    output.append(code.rawValue)
    waitingControlFrames += 1
    guard role == .server else { return }
    switch code {
    case .noError: break
    case .refusedStream: budget.spendRefusal()
    default: budget.spendReset()
    }
  }

  func writeWindowUpdate(_ stream: Int32, _ credit: Int) {
    _ = output.open(.windowUpdate, stream: stream, length: 4)
    output.append(UInt32(credit))
    waitingControlFrames += 1
  }

  func writePing(_ token: UInt64, isAck: Bool) {
    guard !isTerminated else { return }
    _ = output.open(.ping, flags: isAck ? FrameHead.ack : 0, stream: 0, length: 8)
    output.append(UInt32(token >> 32))
    output.append(UInt32(truncatingIfNeeded: token))
    waitingControlFrames += 1
  }

  func writeSettingsAck() {
    _ = output.open(.settings, flags: FrameHead.ack, stream: 0)
    waitingControlFrames += 1
  }

  func writeGoAway(_ last: Int32, _ code: HTTP2ErrorCode, explanation: String = "") {
    guard !isTerminated else { return }
    let text = Array(explanation.utf8)
    _ = output.open(.goAway, stream: 0, length: 8 + text.count)
    output.append(UInt32(last))
    output.append(code.rawValue)
    output.append(text)
    waitingControlFrames += 1
  }

  // MARK: - Bodies

  /// Gives a stream a turn, if it has anything that may leave.
  func enqueue(_ state: StreamState) {
    guard !state.isQueued, state.request == nil else { return }
    if state.waitingBytes > 0 {
      guard state.sendWindow > 0 else { return }
    } else {
      switch state.ending {
      case .open, .sent: return
      case .end, .trailers, .block: break
      }
    }
    state.isQueued = true
    ready.append(state)
  }

  /// Client: opens the streams that the peer has room for.
  func openStreamsThatWait() {
    while !unopened.isEmpty {
      let isClosing = hasPeerSaidGoAway || hasSaidGoAway
      guard isClosing || openedStreams < peer.maxConcurrentStreams, let state = unopened.popFirst() else { return }
      state.isQueued = false
      guard !state.isClosed else {
        retire(state)
        continue
      }
      guard !isClosing, let fields = state.request else {
        close(state, .refusedStream)
        continue
      }
      openedStreams += 1
      state.request = nil
      var isEnd = false
      if case .end = state.ending, state.waitingBytes == 0 { isEnd = true }
      writeHeaders(state, fields, isEnd)
      if !isEnd { enqueue(state) }
    }
  }

  /// Streams take turns, a frame each, until nothing may leave or the output holds `limit` bytes.
  func frameReady(upTo limit: Int) {
    var stuck = 0
    while output.count < limit, stuck < ready.count, let state = ready.popFirst() {
      state.isQueued = false
      guard !state.isClosed else {
        retire(state)
        continue
      }
      if state.waitingBytes > 0, sendWindow <= 0 {
        // Until the connection has credit.
        state.isQueued = true
        ready.append(state)
        stuck += 1
      } else {
        frame(state)
        stuck = 0
      }
    }
  }

  /// One DATA frame of what waits on a stream, and the stream's end if nothing is left.
  func frame(_ state: StreamState) {
    let waiting = state.waitingBytes
    let length = max(0, min(waiting, state.sendWindow, sendWindow, peer.frameLength))
    guard length > 0 || waiting == 0 else { return enqueue(state) }
    var endsHere = false
    if case .end = state.ending, length == waiting { endsHere = true }
    if length > 0 || endsHere {
      _ = output.open(.data, flags: endsHere ? FrameHead.endStream : 0, stream: state.id, length: length)
      send(length, of: state)
    }
    guard length == waiting else { return enqueue(state) }
    switch state.ending {
    case .open, .sent: break
    case .end: ended(state)
    case .trailers(let fields): writeHeaders(state, fields, true)
    case .block(let block): writeHeaders(state, block, true)
    }
  }

  private func send(_ length: Int, of state: StreamState) {
    pings?.sent()
    if length > 0 {
      state.take(length, into: &output)
      state.sendWindow -= length
      sendWindow -= length
      waitingBytes -= length
      stalledSince = nil
      // A peer that opens its window byte by byte earns nothing with it.
      if length >= Self.workBytes { budget.earnControl(2) }
    }
    if state.wantsDrained, state.waitingBytes < settings.writeBufferBytes / 2 {
      state.wantsDrained = false
      records.append(.drained(state.id))
    }
  }

  /// Our side of a stream has left.
  private func ended(_ state: StreamState) {
    state.ending = .sent
    if state.hasPeerEnded { return close(state, .noError) }
    guard state.resetsAfterEnd else { return }
    writeReset(state.id, .noError)
    close(state, .noError)
  }
}
