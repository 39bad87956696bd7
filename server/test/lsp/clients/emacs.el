;;; What a person does in Emacs, after it has opened fair.yaml  -*- lexical-binding: t -*-
;; What is seen is a row of JSON each.

(require 'cl-lib)
(require 'xref)

(defun say (what is)
  (write-region (concat (json-serialize (list :what what :is is)) "\n") nil (getenv "SEEN") t 'silently))

(defmacro await (what ready)
  "Leave the editor to itself until READY is something; that is the answer.
Timers for when it is idle run only while it reads a key without a limit of time."
  `(let* ((buffer (current-buffer))
          (last (+ (float-time) 20))
          (look (lambda ()
                  (with-current-buffer buffer
                    (let ((is ,ready))
                      (when (or is (> (float-time) last)) (throw 'awaited is))))))
          (timer (run-with-timer 0.02 0.02 look)))
     (or (unwind-protect (catch 'awaited (read-event))
           (cancel-timer timer))
         (error "Never seen: %s; messages:\n%s" ,what
                (with-current-buffer (messages-buffer) (buffer-string))))))

(defun row ()
  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun find (text)
  "Go behind the first TEXT."
  (goto-char (point-min))
  (search-forward text))

(defun findings ()
  "What is marked, with the first row of what is said of it; Flymake has no order."
  (vconcat
   (sort
    (mapcar (lambda (it)
              (concat (buffer-substring-no-properties (flymake-diagnostic-beg it) (flymake-diagnostic-end it))
                      ": " (car (split-string (flymake-diagnostic-text it) "\n"))))
            (flymake-diagnostics))
    #'string<)))

(defun card ()
  "What ElDoc is told about the place of the cursor."
  (let (found)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq found (or text "none"))))
    (substring-no-properties (await "a card" found))))

(defun references ()
  (mapcar (lambda (it)
            (let ((place (xref-item-location it)))
              (format "%s %d" (file-name-nondirectory (xref-location-group place)) (xref-location-line place))))
          (xref-backend-references 'eglot (xref-backend-identifier-at-point 'eglot))))

(defun session ()
  (await "findings" (= (length (findings)) 2))
  (say "findings" (findings))

  (find "wagse")
  (delete-char -2)
  (completion-at-point)
  (say "completed" (row))

  (find "softw")
  (cl-letf ((last-nonmenu-event 'return) ; else a menu pops up
            ((symbol-function 'completing-read) (lambda (_question actions &rest _) (caar actions))))
    (call-interactively #'eglot-code-actions))
  (await "no findings" (= (length (findings)) 0))

  (find "wages")
  (backward-char)
  (say "card" (card))

  (call-interactively #'eglot-format-buffer)

  (find "parent: sho")
  (await "that the server is told" (not eglot--recent-changes))
  (cl-letf (((symbol-function 'y-or-n-p) #'always)) ; whether files that are not open may be edited
    (eglot-rename "store-front"))
  (save-some-buffers t)

  (say "references" (vconcat (references)))
  (call-interactively #'xref-find-definitions)
  (say "definition" (row))

  (find-file "fair.yaml")
  (find "amount: 4")
  (delete-char -1)
  (insert "5")
  (say "effect" (card))
  (save-some-buffers t)
  (call-process "git" nil nil nil "commit" "-q" "-a" "-m" "rename")
  (cl-loop repeat 500 while (string-search "more than" (card)))
  (say "effect after a commit" (card))

  ;; an edit that is not saved has a lock beside its file
  (find "category: soft")
  (delete-char 4)
  (insert "wear")
  (await "the finding of the edit" (= (length (findings)) 1))
  (copy-file "fair.yaml" "copy.yaml")
  (await "findings of a file that somebody else wrote" (> (length (findings)) 1))
  (delete-file "copy.yaml")
  (await "that they go with it" (= (length (findings)) 1))
  (say "findings at last" (findings))
  (set-buffer-modified-p nil))

(defun person ()
  (interactive)
  (condition-case trouble
      (session)
    (error (say "trouble" (format "%S" trouble))
           (kill-emacs 1)))
  (kill-emacs))

;; pressed when the editor is ready for keys
(global-set-key [f5] #'person)
(setq unread-command-events '(f5))
